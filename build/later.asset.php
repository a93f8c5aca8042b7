<?php return array('dependencies' => array('wp-i18n'), 'version' => '4e139eb53d281a03864b');
